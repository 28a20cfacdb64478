/** Counts unread messages in the title of a tab that is not looked at. */
export class TitleCount {
  private shown = ''

  show(count: number): void {
    const title =
      this.shown && document.title.startsWith(this.shown)
        ? document.title.slice(this.shown.length)
        : document.title
    this.shown = count && document.hidden ? `(${count}) ` : ''
    if (document.title !== this.shown + title) document.title = this.shown + title
  }
}
