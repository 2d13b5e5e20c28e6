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
    summary: 'Sign in with a local account; problem `code-needed` where a one-time code is asked as well',
    caller: 'public',
    body: z.object({
      account: z.string().trim().min(1).max(80),
      password: z.string().min(1).max(200),
      code: z.string().trim().max(20).optional(),
    }),
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
  secondFactorPropose: {
    method: 'POST',
    path: '/api/session/second-factor',
    summary: 'A key for one’s authenticator; in force once confirmed. With a factor in use, one of its codes is asked',
    caller: 'post',
    body: z.object({ password: z.string().min(1).max(200), code: z.string().trim().max(20).optional() }),
    answer: z.object({ key: z.string(), address: z.string() }),
  },
  secondFactorConfirm: {
    method: 'PUT',
    path: '/api/session/second-factor',
    summary: 'Put the key in force with its first code; recovery codes are shown once, other sessions end',
    caller: 'post',
    body: z.object({ code: z.string().trim().min(6).max(20) }),
    answer: z.object({ recovery: z.array(z.string()) }),
  },
  oidcStart: {
    method: 'GET',
    path: '/api/session/oidc',
    summary: 'To the identity provider of the district (OpenID Connect, code with PKCE); absent where none is set',
    caller: 'public',
    status: 302,
    answer: z.unknown(),
  },
  oidcReturn: {
    method: 'GET',
    path: '/api/session/oidc/return',
    summary: 'Back from the identity provider: opens a session for the account that bears the subject',
    caller: 'public',
    status: 302,
    query: z.looseObject({
      state: z.string().max(400).optional(),
      code: z.string().max(4000).optional(),
      error: z.string().max(200).optional(),
    }),
    answer: z.unknown(),
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
