// Says the places of errors in the sources, not in what was built of them 错误位置.
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'

/**
 * From now on stacks name the lines of the sources of a built file. Its map is read when the first stack is looked at.
 * @param {string} filename of the built file; its map lies beside it
 */
export function mapStacks(filename) {
  let map
  const sourceOf = (frame) => {
    map ??= new SourceMap(JSON.parse(readFileSync(`${filename}.map`, 'utf8')))
    const { originalSource, originalLine, originalColumn } = map.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1)
    return originalSource && `${resolve(dirname(filename), originalSource)}:${originalLine + 1}:${originalColumn + 1}`
  }
  const line = (frame) => {
    const said = String(frame)
    if (frame.getFileName() !== filename) return said
    const source = sourceOf(frame)
    return source ? said.replace(`${filename}:${frame.getLineNumber()}:${frame.getColumnNumber()}`, source) : said
  }
  Error.prepareStackTrace = (error, frames) => {
    try {
      return [String(error), ...frames.map((frame) => `    at ${line(frame)}`)].join('\n')
    } catch {
      return [String(error), ...frames.map((frame) => `    at ${frame}`)].join('\n')
    }
  }
}
