import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

/** The title of a page. A new page takes the focus here, so that a screen reader says where it is. */
export function Heading({ title, children }: { title: string; children?: ReactNode }) {
	const heading = useRef<HTMLHeadingElement>(null);
	const { pathname } = useLocation();
	const first = useRef(true);
	useEffect(() => {
		document.title = `${title} · Verdigrid`;
	}, [title]);
	useEffect(() => {
		if (first.current && (window.history.state as { idx?: number } | null)?.idx === 0) {
			first.current = false;
			return;
		}
		heading.current?.focus({ preventScroll: true });
		window.scrollTo(0, 0);
	}, [pathname]);
	return (
		<div className="row spread">
			<h1 ref={heading} tabIndex={-1}>
				{title}
			</h1>
			{children}
		</div>
	);
}
