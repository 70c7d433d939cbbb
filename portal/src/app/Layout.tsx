import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { resume, useWallet } from '../chain/wallet.ts';
import { short, tame } from '../format/text.ts';
import { whole } from '../format/number.ts';
import { chooseLanguage, LANGUAGES, type Language } from '../i18n/index.ts';
import { useWords } from '../i18n/words.ts';
import { useStatus } from '../indexer/hooks.ts';
import { useLine } from '../indexer/stream.ts';
import { GROUPS, KINDS } from '../kinds/table.ts';
import { ROLES } from '../work/roles.ts';
import classes from './Layout.module.css';

/** What stands around every page. */
export function Layout() {
	const { t } = useTranslation();
	const { pathname } = useLocation();
	// The page on which the menu was opened: another page closes it.
	const [openAt, setOpenAt] = useState<string | null>(null);
	const open = openAt === pathname;
	return (
		<>
			<a href="#main" className={classes.skip}>
				{t('skip')}
			</a>
			<header className={classes.header}>
				<button type="button" className={`${classes.tool} ${classes.menu}`} aria-expanded={open} aria-controls="navigation" onClick={() => setOpenAt(open ? null : pathname)}>
					{t('menu')}
				</button>
				<Link to="/" className={classes.brand}>
					Verdigrid
				</Link>
				<Search />
				<div className={classes.tools}>
					<Following />
					<AccountLink />
					<Languages />
					<Scheme />
				</div>
			</header>
			<div className={classes.body}>
				<Navigation open={open} />
				<main id="main" className={classes.main} tabIndex={-1}>
					<Outlet />
				</main>
			</div>
		</>
	);
}

function Search() {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const submit = (event: SubmitEvent<HTMLFormElement>): void => {
		event.preventDefault();
		const given = new FormData(event.currentTarget).get('q');
		const q = typeof given === 'string' ? given.trim() : '';
		if (q !== '') void navigate(`/search?${new URLSearchParams({ q }).toString()}`);
	};
	return (
		<form role="search" className={classes.search} onSubmit={submit}>
			<input className={classes.field} name="q" type="search" maxLength={200} autoComplete="off" spellCheck={false} placeholder={t('search.hint')} aria-label={t('search.label')} />
		</form>
	);
}

function Following() {
	const { t, i18n } = useTranslation();
	const line = useLine();
	const { data: status, error } = useStatus();
	const behind = status !== undefined && (status.lagBlocks > 10 || !status.nodeAnswers);
	const tone = error !== null || line === 'lost' ? 'bad' : behind || line === 'waiting' ? 'wait' : 'good';
	const said = error !== null || line === 'lost' ? t('following.lost') : behind ? t('following.behind', { count: status.lagBlocks }) : t('following.final');
	const number = status?.indexed?.number;
	return (
		<Link to="/" className={classes.status} title={said}>
			<span className={classes.dot} data-tone={tone} aria-hidden="true" />
			<span className="hidden">{said}</span>
			{number === undefined ? '…' : whole(number, i18n.language)}
		</Link>
	);
}

function AccountLink() {
	const { t } = useTranslation();
	const { account, real } = useWallet();
	const { data: status } = useStatus();
	const prefix = status?.ss58Prefix;
	useEffect(() => {
		// The wallet may refuse, or be gone: then its account is only watched.
		if (prefix !== undefined) resume(prefix).catch(() => undefined);
	}, [prefix]);
	const said = account === null ? t('wallet.connect') : real !== null ? t('wallet.for', { account: short(real, 4) }) : tame(account.name ?? short(account.address, 4), 20);
	return (
		<Link to="/wallet" className={classes.tool}>
			{said}
		</Link>
	);
}

function Languages() {
	const { t, i18n } = useTranslation();
	const other: Language = i18n.language === 'zh' ? 'en' : 'zh';
	return (
		<button type="button" className={classes.tool} lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)} title={t('language')}>
			{LANGUAGES[other]}
		</button>
	);
}

function Scheme() {
	const { t } = useTranslation();
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	const shown = useComputedColorScheme();
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<button type="button" className={classes.tool}>
					{t(shown === 'dark' ? 'scheme.dark' : 'scheme.light')}
				</button>
			</Menu.Target>
			<Menu.Dropdown>
				{(['light', 'dark', 'auto'] as const).map((scheme) => (
					<Menu.Item key={scheme} role="menuitemradio" aria-checked={colorScheme === scheme} onClick={() => setColorScheme(scheme)}>
						{t(`scheme.${scheme}`)}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}

function Navigation({ open }: { open: boolean }) {
	const { t } = useTranslation();
	const { say } = useWords();
	return (
		<nav id="navigation" className={classes.nav} data-open={open} aria-label={t('navigation')}>
			<Section title={t('work.title')}>
				{ROLES.map(({ name }) => (
					<Entry key={name} to={`/work/${name}`}>
						{t(`work.${name}`)}
					</Entry>
				))}
			</Section>
			{GROUPS.map((group) => (
				<Section key={group} title={t(`group.${group}`)}>
					{KINDS.filter((kind) => kind.group === group && kind.quiet !== true).map((kind) => (
						<Entry key={kind.name} to={`/${kind.name}`}>
							{say('kinds', kind.name)}
						</Entry>
					))}
				</Section>
			))}
		</nav>
	);
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
	return (
		<section aria-label={title}>
			<h2>{title}</h2>
			<ul>{children}</ul>
		</section>
	);
}

function Entry({ to, children }: { to: string; children: React.ReactNode }) {
	return (
		<li>
			<NavLink to={to}>{children}</NavLink>
		</li>
	);
}
