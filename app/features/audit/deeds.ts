/** Every deed that is recorded, by the name it is recorded under; in words: `audit:deed.<deed>`. A test compares this list with the code. */
export const recordedDeeds = ['answer-survey', 'publish-survey', 'review-plan'] as const
