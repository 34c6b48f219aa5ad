export const Loading = () => (
  <p className="waiting" role="status">
    正在打开……
  </p>
)
