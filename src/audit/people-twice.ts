import type { Report } from './rule.ts'
import { placeOfPlain, plainHits, type Script } from './script.ts'

const ROLE =
  '(?:(?:项目|单位|部门|财务|评价)?负责人|副组长|组长|联系人|填报人|填表人|经办人|审核人|复核人|主评人|法定代表人|(?:副)?(?:主任|书记|局长|镇长|乡长|校长|院长|馆长|科长|所长|处长|站长|经理))'
/** "组长：局长周建平": the role that stands right before the name, and three signs of it. */
const NAMED = new RegExp(`((?:${ROLE}[:，]?)*${ROLE})(?:姓名)?[:(由为是]{0,2}([一-龥]{3})`, 'gu')
const LABEL = new RegExp(`^(${ROLE})(?:姓名|签字|签章|\\(签[字章名]\\))?:?$`)
const NO_NAME =
  /[的在为是由和与及等对负担任主副科局办室处股组成员全体有关单位部门根据组织进行统筹签字名电话]|^(?:本|各|该|某|其|分|具|直|第|相)/

/** Family names that most people bear: where nothing shows that a name follows, it begins with one. */
const FAMILIES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚贺覃温莫易聂岑骆祝柳鲍庞樊兰殷'

interface Person {
  readonly roles: ReadonlySet<string>
  readonly name: string
  readonly report: Pick<Report, 'place'>
}

/** One person of one role whose name is written in two ways that differ in one sign 同一人的名字写成两样. */
export function* peopleToldTwice(script: Script): Iterable<Report> {
  const people = [...namedIn(script)]
  const told = new Set<string>()
  for (const [i, person] of people.entries()) {
    const other = people.slice(0, i).find((one) => [...one.roles].some((role) => person.roles.has(role)) && isNear(one.name, person.name))
    if (!other || told.has(person.name) || told.has(other.name)) continue
    told.add(person.name).add(other.name)
    yield {
      severity: 'warning',
      place: person.report.place!,
      related: [other.report.place!],
      message: `${[...person.roles].at(-1)!}的姓名这里写的是“${person.name}”，另一处写的是“${other.name}”，请核对`,
      found: person.name,
      expected: other.name,
    }
  }
}

function* namedIn(script: Script): Iterable<Person> {
  for (const { stretch, end, groups } of plainHits(script, NAMED)) {
    const [role = '', name = ''] = groups
    if (!NO_NAME.test(name) && FAMILIES.includes(name[0]!))
      yield { roles: rolesIn(role), name, report: { place: placeOfPlain(script, stretch, end - name.length, end) } }
  }
  for (const [i, { text, passage }] of script.stretches.entries()) {
    const role = passage.cell ? LABEL.exec(text)?.[1] : undefined
    const next = role === undefined ? undefined : script.stretches[i + 1]
    if (role === undefined || !next?.passage.cell || !/^[一-龥]{3}$/.test(next.text) || NO_NAME.test(next.text)) continue
    yield { roles: rolesIn(role), name: next.text, report: { place: placeOfPlain(script, next) } }
  }
}

const ROLES = new RegExp(ROLE, 'g')
const rolesIn = (words: string): ReadonlySet<string> => new Set(words.match(ROLES) ?? [])

/** One family name, and one of the two other signs. */
const isNear = (a: string, b: string): boolean => a !== b && a[0] === b[0] && (a[1] === b[1] || a[2] === b[2])
