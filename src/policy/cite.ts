import type { Sources } from './sources.ts'

/**
 * How people cite a clause 依据的称谓: "mof-2020-10#quantitative" → 《项目支出绩效评价管理办法》（财预〔2020〕10号）“定量指标得分”. A name without its source in
 * policy/sources stays as it is.
 */
export function citer(sources: Sources): (clause: string) => string {
  return (clause) => {
    const [id = '', name = ''] = clause.split('#')
    const source = sources.get(id)
    if (!source) return clause
    const title = source.clauses[name]?.title
    return `《${source.title}》（${source.number}）${title === undefined ? '' : `“${title}”`}`
  }
}
