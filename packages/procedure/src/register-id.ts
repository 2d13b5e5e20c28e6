/** Registers are procedures whose id has this prefix. */
export const registerPrefix = 'register:'
export const isRegister = (procedure: string): boolean => procedure.startsWith(registerPrefix)
