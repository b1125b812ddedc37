/**
 * Days that a superseded configuration stays, and an image after its build and after an instance last started from it. A
 * roll-back needs both.
 */
export const rollBackDays = 90;
