// The styles of the components that are used, in the order in which they build on each other. Importing all of
// Mantine's would double the weight of the first page.

import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/VisuallyHidden.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Menu.css';

import { createTheme } from '@mantine/core';

/** Variables stand in `variables.css`: Mantine would write them into an inline style, which the policy of the page refuses. */
export const theme = createTheme({
	primaryColor: 'green',
	defaultRadius: 'sm',
	cursorType: 'pointer',
	respectReducedMotion: true,
	components: {
		Button: { defaultProps: { size: 'sm' } },
		Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
		Select: { defaultProps: { size: 'sm', comboboxProps: { transitionProps: { duration: 0 } } } },
		TextInput: { defaultProps: { size: 'sm' } },
	},
});
