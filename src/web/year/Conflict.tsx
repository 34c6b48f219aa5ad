import { Alert, Button } from 'antd'
import { useOpenYear } from './year-context.ts'

/** Somebody else saved meanwhile 冲突: the person decides; the other side stays in the history either way. */
export function Conflict() {
  const { state, dispatch } = useOpenYear()
  if (state.status === 'refused')
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title="服务器没有接受这次保存。您的内容存在本机，没有丢失。请改正刚才填写的内容，或复制后联系管理员。"
      />
    )
  if (!state.theirs) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title="别人刚才也保存了这份填报"
      description={`对方保存为第 ${state.theirs.version} 版。请选择留用哪一份：两份都不会丢失，对方的在“历史版本”里，您的可以用“撤销”找回。`}
      action={
        <span className="choices">
          <Button type="primary" onClick={() => dispatch({ kind: 'keep-mine' })}>
            留用我的
          </Button>
          <Button onClick={() => dispatch({ kind: 'take-theirs' })}>采用对方的</Button>
        </span>
      }
    />
  )
}
