import { describe, expect, it } from 'vitest';
import { problem, ScriptedHttp } from '../testing/scripted-http.ts';
import { ApiClient, ApiProblem, ApiUnreachable } from './api-client.ts';

const csrf = () => ({ name: 'X-CSRF-TOKEN', value: 'secret' });

describe('API client', () => {
  it('proves changing requests with the CSRF header, and only those', async () => {
    const http = new ScriptedHttp({ status: 200, body: {} }, { status: 200, body: {} });
    const client = new ApiClient(csrf, http.fetch);
    await client.get('/a');
    await client.post('/b', {});
    expect(http.requests.map((request) => request.headers.get('X-CSRF-TOKEN'))).toEqual([null, 'secret']);
  });

  it('turns a problem into its code', async () => {
    const client = new ApiClient(csrf, new ScriptedHttp(problem(409, 'photos-missing')).fetch);
    await expect(client.post('/a')).rejects.toMatchObject({
      problem: { status: 409, code: 'photos-missing' },
    });
  });

  it('tries once more with a fresh CSRF header after the same person signed in anew', async () => {
    const http = new ScriptedHttp(problem(403, 'csrf-token-missing'), { status: 200, body: {} });
    const renewed = (stale: boolean) => ({ name: 'X-CSRF-TOKEN', value: stale ? 'new' : 'old' });
    await new ApiClient(renewed, http.fetch).put('/a', {});
    expect(http.requests.map((request) => request.headers.get('X-CSRF-TOKEN'))).toEqual(['old', 'new']);
  });

  it('knows a window of another sign-in from a refused action', async () => {
    const refusals = new ScriptedHttp(problem(403, 'not-yours'), problem(401, 'http-401'), problem(409, 'x'));
    const client = new ApiClient(csrf, refusals.fetch);
    for (const foreign of [true, true, false]) {
      await expect(client.get('/a')).rejects.toMatchObject({ ofAnotherSignIn: foreign });
    }
  });

  it('makes a problem of a proxy’s page, too', async () => {
    const page = async () => new Response('<html>Bad gateway</html>', { status: 502 });
    await expect(new ApiClient(csrf, page).get('/a')).rejects.toBeInstanceOf(ApiProblem);
    await expect(new ApiClient(csrf, page).get('/a')).rejects.toMatchObject({
      problem: { code: 'http-502' },
    });
  });

  it('tells no answer from a refusal', async () => {
    await expect(new ApiClient(csrf, new ScriptedHttp('offline').fetch).get('/a')).rejects.toBeInstanceOf(
      ApiUnreachable,
    );
  });
});
