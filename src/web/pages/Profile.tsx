import type { Department } from '#domain/submission.ts'
import { TextField, withText } from '../table/TextField.tsx'
import { useOpenYear } from '../year/year-context.ts'

const texts = {
  name: { label: '单位名称' },
  code: { label: '单位编码' },
  supervisingDepartment: { label: '主管部门' },
  budgetLevel: { label: '预算级次', hint: '例如：一级预算单位' },
  contact: { label: '联系人' },
  phone: { label: '联系电话' },
  institutions: { label: '机构设置', rows: 3 },
} as const satisfies Partial<Record<keyof Department, object>>
const textNames = Object.keys(texts) as (keyof typeof texts)[] // the record above has exactly these keys
const staff = { authorisedStaff: '编制人数', actualStaff: '实有人数' } as const
const staffNames = Object.keys(staff) as (keyof typeof staff)[] // likewise

/** 基本情况 of the unit. */
export function Profile() {
  const { state, editable, edit } = useOpenYear()
  const { department } = state.content
  const change = (make: (department: Department) => Department) => edit((content) => ({ ...content, department: make(content.department) }))
  return (
    <>
      <h2>基本情况</h2>
      <div className="fields">
        {textNames.map((key) => (
          <TextField
            key={key}
            {...texts[key]}
            value={department[key]}
            editable={editable}
            onChange={(text) => change((before) => withText(before, key, text))}
          />
        ))}
        {staffNames.map((key) => (
          <TextField
            key={key}
            label={`${staff[key]}（人）`}
            value={department[key]?.toString()}
            editable={editable}
            onChange={(text) =>
              change((before) => {
                const { [key]: _, ...bare } = before
                return text !== undefined && /^\d{1,7}$/.test(text) ? { ...bare, [key]: Number(text) } : text === undefined ? bare : before
              })
            }
          />
        ))}
      </div>
      <TextField
        label="主要职能（每行一项）"
        rows={8}
        value={department.duties.join('\n')}
        editable={editable}
        onChange={(text) => change((before) => ({ ...before, duties: text === undefined ? [] : text.split('\n') }))}
      />
    </>
  )
}
