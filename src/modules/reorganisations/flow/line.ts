// The line above a path.

/** The path directly above: '99/3/1f/' → '99/3/'; '' above the top. */
export const pathAbove = (path: string): string => path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)

/** All paths above, the nearest first. */
export function lineAbove(path: string): string[] {
  const line: string[] = []
  for (let up = pathAbove(path); up !== ''; up = pathAbove(up)) line.push(up)
  return line
}
