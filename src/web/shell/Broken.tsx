import type { ErrorComponentProps } from '@tanstack/react-router'

/** A page that could not be shown: its file did not arrive, or a fault of ours. What was typed is kept on this computer. */
export const Broken = ({ error }: ErrorComponentProps) => (
  <main className="narrow">
    <h1>这一页没有显示出来</h1>
    <p>已填写的内容都在，不会丢失。请先刷新本页（按 F5）；如果还不行，请检查网络，或者回到首页再进来。</p>
    <p className="choices">
      <a className="button-link" href={location.href}>
        刷新本页
      </a>
      <a className="button-link" href="/">
        回到首页
      </a>
    </p>
    <details>
      <summary>报给系统管理员的信息</summary>
      <pre>{String(error)}</pre>
    </details>
  </main>
)
