/** The product's mark: a tick that rises like a bar chart. The same drawing as favicon.svg. */
export const Mark = ({ size = 26 }: { readonly size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#0958d9" />
    <path d="M7 23v-5M12.5 23v-8" stroke="#9cc3ff" strokeWidth="3" strokeLinecap="round" />
    <path d="M9.5 15.5 15 21 25 8.5" fill="none" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
