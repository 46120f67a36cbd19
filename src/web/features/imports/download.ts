// Hands a file made by the server to the browser's own downloads; the page stays where it is.
export const downloadAddress = (downloadId: string): string => `/api/downloads/${downloadId}`

export function download(downloadId: string): void {
  const link = document.createElement('a')
  link.href = downloadAddress(downloadId)
  link.download = ''
  link.click()
}
