import { setFlagsFromString } from 'node:v8'

/**
 * Lets the heap of a process that reads thousands of pages grow slower than V8 would by itself: it lets garbage lie until the heap is
 * a multiple of what lives in it, which is right for servers and made a crawl of 20,000 pages twice as large as one of 5,000.
 * The flags are read by V8 at each collection, so that they hold from here on; docs/decisions/017-memory.md has the measurements.
 */
export function leanHeap(): void {
  // Old objects are collected when there is a fifth more of them than lived at the last collection.
  setFlagsFromString('--heap-growing-percent=20')
  // The nursery stays as large as it has become so far.
  setFlagsFromString('--semi-space-growth-factor=1')
}
