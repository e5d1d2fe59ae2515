/** The exit code of a check that could not run on this machine: it neither passed nor failed. */
export const notRun = 75
