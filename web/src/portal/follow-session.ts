/** Set while this tab has a follow session, so that a page does not ask the server only to be told no. */
export const followShelf = 'fadu.follow'
/** The receipt of the last filing in this tab: the secret is shown once and then gone. */
export const receiptShelf = 'fadu.receipt'
