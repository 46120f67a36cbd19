// Sets the chosen type size before anything is laid out: no jump, and container queries measure with the right size from the start.
// The key and the values are those of app/type-size.ts.
try {
  const size = localStorage.getItem('dangvu.type-size')
  if (size === '20' || size === '24') document.documentElement.dataset.typeSize = size
} catch {
  // Storage is forbidden: the page keeps its own size.
}
