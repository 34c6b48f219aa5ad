import type { Department } from '#domain/submission.ts'
import { TextField, withText } from '../table/TextField.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { Helped } from '../year/Helped.tsx'
import { useOpenYear } from '../year/year-context.ts'
import './fields.css'

/** Single texts, each with the id of its help. */
const texts = {
  name: { label: '单位名称', help: 'department.name' },
  code: { label: '单位编码', help: 'department.code' },
  supervisingDepartment: { label: '主管部门', help: 'supervisingDepartment' },
  budgetLevel: { label: '预算级次', help: 'department.budgetLevel' },
  contact: { label: '联系人', help: 'contact' },
  phone: { label: '联系电话', help: 'phone' },
} as const satisfies Partial<Record<keyof Department, object>>
const textNames = Object.keys(texts) as (keyof typeof texts)[] // the record above has exactly these keys
const staff = { authorisedStaff: '编制人数', actualStaff: '实有人数' } as const
const staffNames = Object.keys(staff) as (keyof typeof staff)[] // likewise
/** Lists, one item a line. */
const lists = {
  duties: { label: '主要职能（每行一项）', rows: 8 },
  subordinateUnits: { label: '纳入决算的单位（每行一个）', rows: 3 },
} as const satisfies Partial<Record<keyof Department, object>>
const listNames = Object.keys(lists) as (keyof typeof lists)[] // likewise

/** 基本情况 of the unit. */
export function Profile() {
  const { state, editable, edit } = useOpenYear()
  const { department } = state.content
  const change = (make: (department: Department) => Department, step: string) =>
    edit((content) => ({ ...content, department: make(content.department) }), step)
  return (
    <>
      <h2>基本情况</h2>
      <FindingsOf path="department" />
      <div className="fields">
        {textNames.map((key) => (
          <Helped key={key} path={`department.${key}`} help={texts[key].help} label={texts[key].label}>
            <TextField
              label={texts[key].label}
              value={department[key]}
              editable={editable}
              onChange={(text, step) => change((before) => withText(before, key, text), step)}
            />
          </Helped>
        ))}
        {staffNames.map((key) => (
          <Helped key={key} path={`department.${key}`} help={key} label={staff[key]}>
            <TextField
              label={`${staff[key]}（人）`}
              value={department[key]?.toString()}
              editable={editable}
              onChange={(text, step) =>
                change((before) => {
                  const { [key]: _, ...bare } = before
                  return text !== undefined && /^\d{1,7}$/.test(text)
                    ? { ...bare, [key]: Number(text) }
                    : text === undefined
                      ? bare
                      : before
                }, step)
              }
            />
          </Helped>
        ))}
      </div>
      <Helped path="department.institutions" help="department.institutions" label="机构设置">
        <TextField
          label="机构设置"
          rows={3}
          value={department.institutions}
          editable={editable}
          onChange={(text, step) => change((before) => withText(before, 'institutions', text), step)}
        />
      </Helped>
      {listNames.map((key) => (
        <Helped key={key} path={`department.${key}`} help={key} label={lists[key].label}>
          <TextField
            {...lists[key]}
            value={department[key].join('\n')}
            editable={editable}
            onChange={(text, step) => change((before) => ({ ...before, [key]: text === undefined ? [] : text.split('\n') }), step)}
          />
        </Helped>
      ))}
    </>
  )
}
