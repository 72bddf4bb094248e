/** Fills the window of a laptop; twice as many take a slow laptop twice as long to draw, and nobody reads them without scrolling. */
export const ROWS_OF_A_PAGE = 20;
