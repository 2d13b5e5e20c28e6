/** How Node runs the server: as `npm start` and everything under `deploy/` do. */
export const nodeFlags: readonly string[]
