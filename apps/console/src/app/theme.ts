import { Combobox, type MantineThemeOverride, Modal, Drawer, Tooltip, createTheme } from '@mantine/core';

/** Changes of the kit's defaults. Colours and fonts are in console.css, because variables that a theme sets become a style element. */
export const theme: MantineThemeOverride = createTheme({
  cursorType: 'pointer',
  defaultRadius: 'md',
  components: {
    // What a closed list of choices keeps in the page is measured again and again while the page is drawn.
    Combobox: Combobox.extend({ defaultProps: { keepMounted: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true } }),
    Drawer: Drawer.extend({ defaultProps: { position: 'right', size: 'lg' } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300, multiline: true } }),
  },
});
