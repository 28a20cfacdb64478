/** The number of unread notices where it is seen when the page isn't: title, favicon, app icon. */

/** "9+" fits where "128" doesn't. */
export function short(count: number): string {
  return count > 9 ? '9+' : String(count)
}

export function titled(count: number, title: string): string {
  return count ? `(${count > 99 ? '99+' : count}) ${title}` : title
}

const SIDE = 64
let picture: Promise<HTMLImageElement> | null = null

function icon(): Promise<HTMLImageElement> {
  picture ??= new Promise((resolve, reject) => {
    const image = new Image(SIDE, SIDE)
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the icon is not there'))
    image.src = '/icon.svg'
  })
  return picture
}

/** The icon with a number on it, as the address of a picture. */
async function numbered(count: number): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  const draw = canvas.getContext('2d')
  if (!draw) return '/icon.svg'
  draw.drawImage(await icon(), 0, 0, SIDE, SIDE)
  const text = short(count)
  const width = text.length > 1 ? 46 : 38
  draw.beginPath()
  draw.roundRect(SIDE - width, SIDE - 38, width, 38, 19)
  draw.fillStyle = '#b91c1c'
  draw.fill()
  draw.strokeStyle = '#ffffff'
  draw.lineWidth = 3
  draw.stroke()
  draw.fillStyle = '#ffffff'
  draw.font = '700 28px system-ui, sans-serif'
  draw.textAlign = 'center'
  draw.textBaseline = 'middle'
  draw.fillText(text, SIDE - width / 2, SIDE - 18)
  return canvas.toDataURL('image/png')
}

let latest = ''
/** Puts the number on the favicon of this tab and on the icon of the installed app. */
export async function mark(count: number): Promise<void> {
  const text = count ? short(count) : ''
  if (text === latest) return
  latest = text
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  try {
    const address = count ? await numbered(count) : '/icon.svg'
    if (link && latest === text) {
      link.type = count ? 'image/png' : 'image/svg+xml'
      link.href = address
    }
  } catch {
    // Without a picture the title still says it.
  }
  if ('setAppBadge' in navigator) {
    await (count ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => {})
  }
}
