import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Waiting } from '../components/States.tsx';
import { HomePage } from '../pages/Home.tsx';
import { Missing } from '../pages/Missing.tsx';
import { Layout } from './Layout.tsx';

const ListPage = lazy(() => import('../pages/List.tsx').then(({ ListPage: page }) => ({ default: page })));
const DetailPage = lazy(() => import('../pages/Detail.tsx').then(({ DetailPage: page }) => ({ default: page })));
const SearchPage = lazy(() => import('../pages/Search.tsx').then(({ SearchPage: page }) => ({ default: page })));
const CertificatePage = lazy(() => import('../pages/Certificate.tsx').then(({ CertificatePage: page }) => ({ default: page })));
const AccountPage = lazy(() => import('../pages/Account.tsx').then(({ AccountPage: page }) => ({ default: page })));
const WalletPage = lazy(() => import('../pages/Wallet.tsx').then(({ WalletPage: page }) => ({ default: page })));
const ActionPage = lazy(() => import('../pages/Action.tsx').then(({ ActionPage: page }) => ({ default: page })));
const WorkPage = lazy(() => import('../pages/Work.tsx').then(({ WorkPage: page }) => ({ default: page })));

/** Every page and its address. */
export function Pages() {
	return (
		<Suspense fallback={<Waiting />}>
			<Routes>
				<Route element={<Layout />}>
					<Route index element={<HomePage />} />
					<Route path="search" element={<SearchPage />} />
					<Route path="wallet" element={<WalletPage />} />
					<Route path="work/:role" element={<WorkPage />} />
					<Route path="act/:pallet/:call" element={<ActionPage />} />
					<Route path="certificates/:id" element={<CertificatePage />} />
					<Route path="accounts/:id" element={<AccountPage />} />
					<Route path=":kind" element={<ListPage />} />
					<Route path=":kind/:id" element={<DetailPage />} />
					<Route path="*" element={<Missing />} />
				</Route>
			</Routes>
		</Suspense>
	);
}
