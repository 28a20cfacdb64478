/** Longer is better said by telephone. */
const LONGEST_MS = 5 * 60_000

/** Whether this browser can record at all (a page without https can't). */
export function canRecord(): boolean {
  return 'MediaRecorder' in window && !!(navigator.mediaDevices as MediaDevices | undefined)
}

/** One recording: from asking for the microphone to a file, or thrown away. */
export class Recording {
  private readonly recorder: MediaRecorder
  private readonly parts: Blob[] = []
  private readonly timer: ReturnType<typeof setTimeout>
  private readonly began = Date.now()

  private constructor(
    private readonly stream: MediaStream,
    full: () => void,
  ) {
    this.recorder = new MediaRecorder(stream)
    this.recorder.ondataavailable = (event) => this.parts.push(event.data)
    this.recorder.start()
    this.timer = setTimeout(full, LONGEST_MS)
  }

  /** Ask for the microphone and begin. Throws NotAllowedError, NotFoundError (DOMException). */
  static async begin(full: () => void): Promise<Recording> {
    return new Recording(await navigator.mediaDevices.getUserMedia({ audio: true }), full)
  }

  get seconds(): number {
    return Math.floor((Date.now() - this.began) / 1000)
  }

  /** Stop, and what was said. */
  async file(): Promise<File> {
    const stopped = new Promise((done) => (this.recorder.onstop = done))
    this.end()
    await stopped
    const type = this.recorder.mimeType.split(';')[0] ?? 'audio/webm'
    return new File(this.parts, `voice.${type.endsWith('mp4') ? 'm4a' : 'webm'}`, { type })
  }

  /** Stop, and let the microphone go. */
  end(): void {
    clearTimeout(this.timer)
    if (this.recorder.state !== 'inactive') this.recorder.stop()
    this.stream.getTracks().forEach((track) => track.stop())
  }
}
