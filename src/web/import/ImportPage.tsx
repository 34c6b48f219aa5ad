/** 导入 */
export function ImportPage() {
  return <h2>导入已有的表</h2>
}
