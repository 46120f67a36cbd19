// What a later module may use of oversight: handing on what an organisation that ends had not finished.
export { handOversightOn, pathsInspected } from '#modules/oversight/flow/successors.ts'
