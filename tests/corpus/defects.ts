import type { Chance } from './random.ts'
import type { Line } from './report.ts'
import { departmentScore, gradeOf, totalOf, type Unit } from './unit.ts'

/** One planted defect: its code, what must be found, and on which tagged lines (any of them will do; none = anywhere). */
export interface Planted {
  readonly code: string
  readonly tags: readonly string[]
}

/**
 * Plants one defect of a code into a sound report; undefined when this report has no place for it. `before` defects change the unit (and so every sentence that is written
 * from it), `after` defects change the written lines.
 */
export interface Defect {
  readonly code: string
  readonly what: string
  readonly after: (lines: Line[], unit: Unit, chance: Chance) => Planted | undefined
}

const find = (lines: readonly Line[], tag: string) => lines.find((line) => line.tag === tag || line.tag.startsWith(`${tag}:`))
const all = (lines: readonly Line[], tag: string) => lines.filter((line) => line.tag === tag || line.tag.startsWith(`${tag}:`))

/** Replaces the first match in one of the tagged lines; undefined when nothing matches. */
function change(
  lines: Line[],
  tag: string,
  pattern: RegExp,
  by: string | ((...found: string[]) => string),
  chance: Chance,
): string | undefined {
  const candidates = all(lines, tag).filter(({ text }) => pattern.test(text))
  if (candidates.length === 0) return undefined
  const line = chance.pick(candidates)
  // Both forms of `replace` take the same arguments.
  line.text = line.text.replace(pattern, by as string)
  return line.tag
}

const planted = (code: string, ...tags: (string | undefined)[]): Planted | undefined =>
  tags[0] === undefined ? undefined : { code, tags: tags.filter((tag) => tag !== undefined) }

/** A figure that cannot be rounding: the number and its unit, off by a fifth or more. */
const spoiled = (number: string) => {
  const [whole = '', decimals] = number.replace(/,/g, '').split('.')
  const changed = `${Number(whole) + Math.max(3, Math.round(Number(whole) / 5))}`
  const grouped = number.includes(',') ? Number(changed).toLocaleString('en-US') : changed
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}
const spoilAmount = (_: string, before: string, number: string) => `${before}${spoiled(number)}`
const AMOUNT = '([\\d,]+(?:\\.\\d+)?)(?=\\s*万?元)'

export const defects: readonly Defect[] = [
  {
    code: 'A07',
    what: '满分减扣分不等于得分',
    after: (lines, _, chance) =>
      planted(
        'A07',
        change(
          lines,
          'score',
          /(得分)(\d+(?:\.\d+)?)(分)/u,
          (_all, a, n, b) => `${a}${Math.max(1, Math.round((Number(n) - 3) * 100) / 100)}${b}`,
          chance,
        ),
      ),
  },
  {
    code: 'A06',
    what: '得分超过满分',
    after: (lines, _, chance) =>
      planted(
        'A06',
        change(
          lines,
          'score',
          /(满意度指标满分)10(分，扣)[\d.]+(分，得分)[\d.]+(分)/u,
          (_all, a, b, c, d) => `${a}10${b}0${c}12${d}`,
          chance,
        ),
      ),
  },
  { code: 'A08', what: '结论得分与各项得分之和不符', after: (lines, unit, chance) => spoilConclusion(lines, unit, chance) },
  {
    code: 'A03',
    what: '执行率算错',
    after: (lines, _, chance) =>
      planted(
        'A03',
        change(
          lines,
          'score',
          /(执行率)(\d+\.\d+)%/u,
          (_all, a, n) => `${a}${(Number(n) > 60 ? Number(n) - 21.37 : Number(n) + 21.37).toFixed(2)}%`,
          chance,
        ),
      ),
  },
  {
    code: 'A11',
    what: '收入分项之和不等于合计',
    after: (lines, _, chance) => planted('A11', change(lines, 'income', new RegExp(`(财政拨款收入)${AMOUNT}`, 'u'), spoilAmount, chance)),
  },
  {
    code: 'A12',
    what: '支出分项之和不等于合计',
    after: (lines, _, chance) =>
      planted('A12', change(lines, 'expenditure', new RegExp(`(住房保障支出)${AMOUNT}`, 'u'), spoilAmount, chance)),
  },
  {
    code: 'A11',
    what: '收入总计不等于本年收入加上年结转',
    after: (lines, _, chance) => planted('A11', change(lines, 'income', new RegExp(`(收入总计)${AMOUNT}`, 'u'), spoilAmount, chance)),
  },
  { code: 'A18', what: '等级与得分不符', after: wrongGrade },
  {
    code: 'A18',
    what: '部门等级与得分不符',
    after: (lines, unit, chance) =>
      planted(
        'A18',
        change(lines, 'department-conclusion', /自评等级为\S+?(?=。)/u, `自评等级为${otherGrade(unit, departmentScore(unit))}`, chance),
      ),
  },
  { code: 'A15', what: '同一个数前后不同', after: twoValues },
  {
    code: 'A20',
    what: '结束日期早于开始日期',
    after: (lines, _, chance) =>
      planted(
        'A20',
        change(
          lines,
          'stage-2',
          /(\d+)月(\d+)日([至—])(\d{4})年(\d+)月(\d+)日/u,
          (_all, m, d, dash, y) => `${m}月${d}日${dash}${y}年1月5日`,
          chance,
        ),
      ),
  },
  { code: 'A09', what: '指标分值合计不是 100', after: wrongPoints },
  { code: 'B01', what: '列出的项目没有评分', after: (lines, unit, chance) => dropScore(lines, unit, chance) },
  { code: 'B02', what: '评分的项目不在清单里', after: unlisted },
  { code: 'B03', what: '评分段落没有项目名称', after: nameless },
  {
    code: 'B05',
    what: '没有部门总得分和等级',
    after: (lines) =>
      dropAll(
        lines,
        'B05',
        ['department-conclusion', 'department-note', 'department-head', 'department', 'department-total'],
        ['scale', 'h-4', 'h-5'],
      ),
  },
  {
    code: 'B09',
    what: '扣分没有原因',
    after: (lines, _, chance) => planted('B09', change(lines, 'score', /，(?:扣分原因：|原因是)[^；。]+/u, '', chance)),
  },
  { code: 'B12', what: '满意度没有调查', after: (lines) => dropAll(lines, 'B12', ['survey'], []) },
  {
    code: 'B07',
    what: '缺问题和措施部分',
    after: (lines) =>
      dropAll(lines, 'B07', ['h-problems', 'h-measures', 'problem-1', 'problem-2', 'problem-3', 'measure-1', 'measure-2', 'measure-3'], []),
  },
  { code: 'B15', what: '没有落款和日期', after: (lines) => dropAll(lines, 'B15', ['signature', 'date'], []) },
  { code: 'B16', what: '没有附件', after: (lines) => dropAll(lines, 'B16', ['attachment', 'attachment-2'], []) },
  {
    code: 'C04',
    what: '人数用百分比',
    after: (lines, _, chance) =>
      planted('C04', append(lines, 'goal', chance.pick(['全年参加培训人数不少于85%。', '要求志愿者人数达到90%。', '走访户数不低于95%。']))),
  },
  {
    code: 'C05',
    what: '分批次却只做一次',
    after: (lines, _, chance) =>
      planted(
        'C05',
        append(
          lines,
          'goal',
          chance.pick(['分批次组织网格员培训，全年不少于1次。', '每季度开展应急演练，全年不少于2次。', '每月组织党员活动，全年至少3次。']),
        ),
      ),
  },
  { code: 'E01', what: '别的单位的名称', after: neighbour },
  { code: 'E02', what: '整段重复', after: (lines, _, chance) => repeated(lines, chance) },
  {
    code: 'E03',
    what: '占位符没有替换',
    after: (lines, _, chance) =>
      planted(
        'E03',
        append(
          lines,
          chance.pick(['result', 'group', 'staff']),
          chance.pick(['由XX街道组织实施，安排资金××万元。', '20XX年完成了全部任务。', '（此处填写主要成效）', '全年开展活动____次。']),
        ),
      ),
  },
  {
    code: 'E03',
    what: '正文沿用上年年份',
    after: (lines, unit, chance) =>
      planted(
        'E03',
        change(lines, 'basis', /对\d{4}年度支出开展绩效自评/u, `对${unit.year - 1}年度部门整体支出绩效自评工作进行总结`, chance),
      ),
  },
  {
    code: 'E04',
    what: '用词错误',
    after: (lines, _, chance) =>
      planted(
        'E04',
        append(
          lines,
          chance.pick(['result', 'group', 'staff']),
          chance.pick([
            '资金及时拔付到位。',
            '按照计价指标和评分标准打分。',
            '社会保障和就业支出收入12.50万元。',
            '积极布署各项工作。',
            '己完成全部整改。',
            '工程已峻工验收。',
          ]),
        ),
      ),
  },
  {
    code: 'E07',
    what: '段末没有标点',
    after: (lines, _, chance) => planted('E07', change(lines, chance.pick(['group', 'goal', 'result']), /。$/u, '', chance)),
  },
  { code: 'E09', what: '一级标题跳号', after: (lines, _, chance) => planted('E09', change(lines, 'h-4', /四、/u, '五、', chance)) },
  { code: 'E09', what: '一级标题重号', after: (lines, _, chance) => planted('E09', change(lines, 'h-3', /三、/u, '二、', chance)) },
  {
    code: 'E11',
    what: '文号用方头括号',
    after: (lines, _, chance) =>
      planted(
        'E11',
        change(lines, 'basis', /〔(\d{4})〕(?=\d+号）的要求)/u, (_all, y) => chance.pick([`【${y}】`, `[${y}]`, `(${y})`]), chance),
      ),
  },
  {
    code: 'E12',
    what: '公式和网页残留',
    after: (lines, _, chance) =>
      planted(
        'E12',
        change(
          lines,
          chance.pick(['result', 'goal', 'group']),
          /。$/u,
          chance.pick(['，得分 $85 \\leq$ 分。', '，执行率#DIV/0!。', '，完成率 \\geq 90%。', '，错误！未找到引用源。']),
          chance,
        ),
      ),
  },
  {
    code: 'E25',
    what: '问题和措施数目不等',
    after: (lines) => dropAll(lines, 'E25', ['measure-2', 'measure-3'], ['problem-1', 'problem-2']),
  },
  {
    code: 'E27',
    what: '大小写金额不符',
    after: (lines, _, chance) =>
      planted(
        'E27',
        append(
          lines,
          chance.pick(['result', 'staff', 'group']),
          chance.pick(['合同金额人民币壹拾贰万元整（130000元）。', '支付尾款8万元（大写：玖万元整）。']),
        ),
      ),
  },
  {
    code: 'E22',
    what: '依据已废止的文件',
    after: (lines, _, chance) =>
      planted(
        'E22',
        change(
          lines,
          'basis',
          /《项目支出绩效评价管理办法》（财预〔2020〕10号）/u,
          '《财政支出绩效评价管理暂行办法》（财预〔2011〕285号）',
          chance,
        ),
      ),
  },
  {
    code: 'E24',
    what: '公开文本里的手机号码',
    after: (lines, _, chance) => planted('E24', append(lines, chance.pick(['result', 'group']), '走访困难居民，联系方式13800138000。')),
  },
]

function append(lines: Line[], tag: string, words: string): string | undefined {
  const line = find(lines, tag)
  if (!line || line.cells) return undefined
  line.text += words
  return line.tag
}

function otherGrade({ scale }: Unit, score: number): string {
  const right = gradeOf(scale, score)
  return scale.find(([name]) => name !== right)?.[0] ?? ''
}

function wrongGrade(lines: Line[], unit: Unit, chance: Chance): Planted | undefined {
  const project = chance.pick(unit.projects)
  const wrong = otherGrade(unit, totalOf(project))
  const one = find(lines, `conclusion:${project.name}`)
  if (one) {
    one.text = one.text.replace(/“.*?”/u, `“${wrong}”`)
    return { code: 'A18', tags: [one.tag] }
  }
  const inList = find(lines, 'conclusions')
  if (!inList) return undefined
  inList.text = inList.text.replace(new RegExp(`(${project.name}自评得分\\s*[\\d.]+\\s*分，自评等级为)[^；。]+`, 'u'), `$1${wrong}`)
  return { code: 'A18', tags: [inList.tag] }
}

function spoilConclusion(lines: Line[], unit: Unit, chance: Chance): Planted | undefined {
  const project = chance.pick(unit.projects)
  const wrong = `${Math.round(totalOf(project) / 100) - 4}`
  const score = find(lines, `score:${project.name}`)?.tag
  for (const tag of [`conclusion:${project.name}`, 'conclusions']) {
    const line = find(lines, tag)
    const pattern = new RegExp(`(${project.name}自评(?:得分|总分)\\s*)[\\d.]+(?=\\s*分)`, 'u')
    if (!line || !pattern.test(line.text)) continue
    line.text = line.text.replace(pattern, `$1${wrong}`)
    return planted('A08', line.tag, score)
  }
  const row = find(lines, `row:${project.name}`)
  if (!row?.cells) return undefined
  row.cells[4] = wrong
  return planted('A08', row.tag, score)
}

/** Another score of the department, and another total of the year's income, further down. */
function twoValues(lines: Line[], unit: Unit, chance: Chance): Planted | undefined {
  if (chance.is(0.5) && find(lines, 'income')) {
    const total = /收入总计([\d,.]+\s*万?元)/u.exec(find(lines, 'income')?.text ?? '')?.[1]
    if (total === undefined) return undefined
    return planted('A15', append(lines, 'use', `${unit.year}年收入总计${total.replace(/^[\d,.]+/u, spoiled)}。`), 'income')
  }
  if (!find(lines, 'department-conclusion')) return undefined
  return planted(
    'A15',
    append(lines, 'use', `部门整体支出绩效自评得分${Math.floor(departmentScore(unit) / 100) - 3}分。`),
    'department-conclusion',
  )
}

/** The name of a real place in a report of an invented one. */
function neighbour(lines: Line[], { kind }: Unit, chance: Chance): Planted | undefined {
  const said = /街道|镇/u.test(kind.suffix)
    ? [
        '彭后街道办事处全年开展培训6次。',
        '我彭后街道办事处严格执行预算。',
        '在交道口街道办事处的组织下完成了全部任务。',
        '自评报告上报长安区财政局主管科室。',
      ]
    : ['栾城区水利局严格执行预算。', '我彭后街道办事处严格执行预算。', '自评报告上报正定县财政局主管科室。']
  return planted('E01', append(lines, chance.pick(['result', 'group']), chance.pick(said)))
}

function wrongPoints(lines: Line[], _: Unit, chance: Chance): Planted | undefined {
  const rows = all(lines, 'form').filter(({ cells }) => cells)
  if (rows.length > 0) {
    const row = chance.pick(rows)
    row.cells![5] = `${Number(row.cells![5]) + 7}`
    return { code: 'A09', tags: [] }
  }
  const tag = change(
    lines,
    'score',
    /(满意度指标)(满分|分值|满分为)10分，扣(\d+(?:\.\d+)?)分，得分(\d+(?:\.\d+)?)分/u,
    (_all, name, word, lost, got) => `${name}${word}20分，扣${lost}分，得分${Math.round((Number(got) + 10) * 100) / 100}分`,
    chance,
  )
  return tag === undefined ? undefined : { code: 'A09', tags: [] }
}

function dropScore(lines: Line[], unit: Unit, chance: Chance): Planted | undefined {
  if (!find(lines, 'list') && !find(lines, 'row')) return undefined
  if (unit.projects.length < 3) return undefined
  const project = chance.pick(unit.projects)
  const at = lines.findIndex(({ tag }) => tag === `score:${project.name}`)
  if (at < 0) return undefined
  lines.splice(at, 1)
  return planted(
    'B01',
    find(lines, 'list')?.tag ?? find(lines, `row:${project.name}`)?.tag,
    find(lines, 'conclusions')?.tag,
    find(lines, `conclusion:${project.name}`)?.tag,
    find(lines, `project-head:${project.name}`)?.tag,
  )
}

function unlisted(lines: Line[], unit: Unit, chance: Chance): Planted | undefined {
  const list = find(lines, 'list')
  if (!list || unit.projects.length < 4) return undefined
  const project = chance.pick(unit.projects.slice(1))
  const pattern = new RegExp(`，${project.name}[\\d,.]+\\s*万?元`, 'u')
  if (!pattern.test(list.text)) return undefined
  list.text = list.text
    .replace(pattern, '')
    .replace(/(?:安排项目|共实施)\d+个(?:项目)?/u, (found) => found.replace(/\d+/u, `${unit.projects.length - 1}`))
  return planted('B02', `score:${project.name}`)
}

function nameless(lines: Line[], unit: Unit, chance: Chance): Planted | undefined {
  // Under a heading that names the project a paragraph needs no name.
  if (lines.some(({ tag }) => tag.startsWith('project-head:'))) return undefined
  const project = chance.pick(unit.projects)
  const line = find(lines, `score:${project.name}`)
  if (!line) return undefined
  line.text = line.text.replace(new RegExp(`^${project.name}(?:项目)?`, 'u'), '项目')
  return planted('B03', line.tag)
}

/** Takes lines out; the finding may stand at any of `at`, or anywhere. */
function dropAll(lines: Line[], code: string, tags: readonly string[], at: readonly string[]): Planted | undefined {
  const kept = lines.filter(({ tag }) => !tags.includes(tag) && !(tags.includes('department') && tag.startsWith('department:')))
  if (kept.length === lines.length || (code === 'B05' && !lines.some(({ tag }) => tag === 'department-conclusion'))) return undefined
  if (code === 'E25' && !lines.some(({ tag }) => tag === 'problem-2')) return undefined
  lines.splice(0, lines.length, ...kept)
  return { code, tags: at.filter((tag) => lines.some((line) => line.tag === tag)) }
}

function repeated(lines: Line[], chance: Chance): Planted | undefined {
  const candidates = lines.filter(({ tag, cells }) => !cells && /^(?:score|group|result|survey|method)/.test(tag))
  if (candidates.length === 0) return undefined
  const line = chance.pick(candidates)
  const copy = { ...line, tag: 'copy' }
  lines.splice(lines.indexOf(line) + 1, 0, copy)
  return { code: 'E02', tags: ['copy', line.tag] }
}
