import { basename, dirname, extname } from 'node:path'

/**
 * Names under which files are spoken of 文件名: without folders, unless two would be called the same. Then with their folder, and where that tells nothing
 * with a number: 报告.docx, or 去年/报告.docx and 今年/报告.docx, or 报告（1）.docx and 报告（2）.docx.
 */
export function distinctNames(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) => basename(path))
  const placed = paths.map((path) => `${basename(dirname(path))}/${basename(path)}`)
  return short.map((name, i) => {
    const twins = short.flatMap((other, j) => (other === name ? [j] : []))
    if (twins.length === 1) return name
    const own = placed[i]!
    if (twins.filter((j) => placed[j] === own).length === 1) return own
    return `${basename(name, extname(name))}（${twins.indexOf(i) + 1}）${extname(name)}`
  })
}
