/** The database, or the data folder, cannot be used as it is: nothing was done. The message tells whoever runs the house why, in both languages. */
export class DatabaseUnfit extends Error {}
