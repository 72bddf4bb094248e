import { type MantineThemeOverride, Modal, Drawer, Tooltip, createTheme } from '@mantine/core';

/** Changes of the kit's defaults. Colours and fonts are in console.css, because variables that a theme sets become a style element. */
export const theme: MantineThemeOverride = createTheme({
  cursorType: 'pointer',
  defaultRadius: 'md',
  components: {
    Modal: Modal.extend({ defaultProps: { centered: true } }),
    Drawer: Drawer.extend({ defaultProps: { position: 'right', size: 'lg' } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300, multiline: true } }),
  },
});
