import { projectFinder } from '../aliases.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'unlisted-project',
  title: '评分的项目应在项目清单中',
  severity: 'error',
  covers: ['B02'],
  source: 'mof-2020-10#self-evaluation',
  why: '评分和结论中的项目与所列项目对不上，说明清单漏列，或者项目名称写错、从别处抄来。',
  remedy: '核对项目名称；清单漏列的补列名称和金额，名称写错的改正。',
  example: { right: '清单有“供热应急资金”，评分段写“供热应急资金项目”', wrong: '清单没有“供热应急资金”，却有它的评分段' },
  *writing({ claims }) {
    if (claims.projectList.length < 2) return
    const find = projectFinder(claims.projectList.map(({ name }) => name))
    const scored = [...claims.scorings, ...claims.conclusions].filter(({ name, scope }) => scope === 'project' && name !== '')
    // A list that holds hardly any of the scored projects is a list of something else.
    if (scored.filter(({ name }) => find(name) !== undefined).length * 2 < scored.length) return
    const said = new Set<string>()
    for (const { name, place } of scored) {
      if (find(name) !== undefined || said.has(name)) continue
      said.add(name)
      yield { place, message: `“${name}”有评分或结论，但项目清单中没有这个项目`, found: name }
    }
  },
})
