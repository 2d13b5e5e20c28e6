import { z } from 'zod'
import { nothing } from './act.ts'
import { wordsView } from './basic.ts'
import type { Route } from './route.ts'
import { sessionView } from './work-view.ts'

/** Signing in, posts, passwords, and the door of the demonstration. */
export const sessionRoutes = {
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with a local account',
    caller: 'public',
    body: z.object({ account: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) }),
    answer: sessionView,
  },
  session: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and through which post',
    caller: 'post',
    answer: sessionView,
  },
  signOut: { method: 'DELETE', path: '/api/session', summary: 'Sign out', caller: 'post', answer: nothing, status: 204 },
  switchPost: {
    method: 'PUT',
    path: '/api/session/post',
    summary: 'Act through another of one’s posts',
    caller: 'post',
    body: z.object({ post: z.string().max(80) }),
    answer: sessionView,
  },
  changePassword: {
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change one’s password',
    caller: 'post',
    body: z.object({ old: z.string().max(200), new: z.string().min(1).max(200) }),
    answer: nothing,
    status: 204,
  },
  demonstrationPosts: {
    method: 'GET',
    path: '/api/demonstration/posts',
    summary: 'Posts to choose from; demonstration only',
    caller: 'demonstration',
    answer: z.object({
      posts: z.array(z.object({ post: z.string(), title: z.string(), organ: z.string(), person: z.string(), about: wordsView })),
    }),
  },
  demonstrationSignIn: {
    method: 'POST',
    path: '/api/demonstration/session',
    summary: 'Sign in by choosing a post; demonstration only',
    caller: 'demonstration',
    body: z.object({ post: z.string().max(80) }),
    answer: sessionView,
  },
} as const satisfies Record<string, Route>
