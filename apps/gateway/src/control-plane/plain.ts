/** The fields of a DTO class without the class: what a handler answers is a plain object, the class only describes it. */
export type Plain<Dto> = { [Field in keyof Dto]: Dto[Field] };
