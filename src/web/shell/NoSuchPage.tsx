export const NoSuchPage = () => (
  <main className="narrow">
    <h1>没有这个页面</h1>
    <p>
      地址可能写错了。请<a href="/">回到首页</a>。
    </p>
  </main>
)
