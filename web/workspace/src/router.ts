import { createRouter, createWebHistory } from 'vue-router'
import { whenSignedOut } from '@shared/api/http'
import { setupNeeded } from '@/api/people'
import { wordsReady } from '@/i18n'
import WorkspaceLayout from '@/components/layout/WorkspaceLayout.vue'
import InboxPage from '@/pages/InboxPage.vue'
import { enter, leave, whenEnded } from '@/stores/live'
import { loadSession, session } from '@/stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Open to everybody: signing in, being invited, first start. */
    public?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./pages/SignInPage.vue'),
      meta: { public: true },
    },
    {
      path: '/setup',
      name: 'setup',
      component: () => import('./pages/SetupPage.vue'),
      meta: { public: true },
    },
    {
      path: '/invitation/:token',
      name: 'invitation',
      component: () => import('./pages/InvitationPage.vue'),
      meta: { public: true },
    },
    {
      path: '/',
      component: WorkspaceLayout,
      children: [
        { path: '', redirect: '/inbox/mine' },
        {
          path: 'inbox/:view(mine|unassigned|all|snoozed|resolved|\\d+)/:id(\\d+)?',
          name: 'inbox',
          component: InboxPage,
        },
        {
          path: 'customers/review',
          name: 'review',
          component: () => import('./pages/ReviewPage.vue'),
        },
        {
          path: 'customers/:id(\\d+)?',
          name: 'customers',
          component: () => import('./pages/CustomersPage.vue'),
        },
        { path: 'promises', component: () => import('./pages/PromisesPage.vue') },
        {
          path: 'conversations/:id(\\d+)',
          redirect: (to) => ({ path: `/inbox/all/${String(to.params.id)}`, query: to.query }),
        },
        {
          path: 'settings',
          component: () => import('./pages/settings/SettingsPage.vue'),
          children: [
            { path: '', component: () => import('./pages/settings/SettingsHome.vue') },
            { path: 'profile', component: () => import('./pages/settings/ProfilePage.vue') },
            {
              path: 'notifications',
              component: () => import('./pages/settings/NotificationsPage.vue'),
            },
            { path: 'snippets', component: () => import('./pages/settings/SnippetsPage.vue') },
            { path: 'channels', component: () => import('./pages/settings/ChannelsPage.vue') },
            {
              path: 'channels/:id(\\d+)',
              component: () => import('./pages/settings/ChannelPage.vue'),
            },
            { path: 'people', component: () => import('./pages/settings/PeoplePage.vue') },
            {
              path: 'letters',
              component: () => import('./pages/settings/DeadLettersPage.vue'),
            },
            { path: 'fields', component: () => import('./pages/settings/FieldsPage.vue') },
            { path: 'facts', component: () => import('./pages/settings/FactsPage.vue') },
            {
              path: 'recognition',
              component: () => import('./pages/settings/RecognitionPage.vue'),
            },
            { path: 'objects', component: () => import('./pages/settings/ObjectsPage.vue') },
            { path: 'teams', component: () => import('./pages/settings/TeamsPage.vue') },
            { path: 'roles', component: () => import('./pages/settings/RolesPage.vue') },
            { path: 'brands', component: () => import('./pages/settings/BrandsPage.vue') },
            { path: 'tags', component: () => import('./pages/settings/TagsPage.vue') },
            { path: 'tokens', component: () => import('./pages/settings/TokensPage.vue') },
            { path: 'webhooks', component: () => import('./pages/settings/WebhooksPage.vue') },
            { path: 'audit', component: () => import('./pages/settings/AuditPage.vue') },
            {
              path: 'organisation',
              component: () => import('./pages/settings/OrganisationPage.vue'),
            },
          ],
        },
        {
          path: ':rest(.*)*',
          name: 'not-found',
          component: () => import('./pages/NotFoundPage.vue'),
        },
      ],
    },
  ],
})

router.beforeEach(async (to) => {
  if (session.value) {
    enter()
    return true
  }
  if (to.meta.public) {
    await wordsReady()
    return true
  }
  try {
    if (await loadSession()) {
      enter()
      return true
    }
    if ((await setupNeeded()).needed) return { name: 'setup' }
  } catch {
    // The server can't be reached: the sign-in page says so when it is used.
  }
  await wordsReady()
  const next = to.fullPath === '/' ? undefined : to.fullPath
  return { name: 'sign-in', query: { next } }
})

whenSignedOut(() => {
  if (session.value) leave()
})

whenEnded(() => {
  const here = router.currentRoute.value
  if (!here.meta.public) {
    void router.replace({ name: 'sign-in', query: { next: here.fullPath, ended: '1' } })
  }
})
