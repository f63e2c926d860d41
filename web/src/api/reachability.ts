import { sharedValue } from "@/lib/shared-value";

/** Whether the last request got an answer, whatever it was. */
const answered = sharedValue(true);

export const isAnswered = answered.get;
export const onAnswered = answered.subscribe;

/** Notes whether an answer comes. A request that the page itself called off tells nothing. */
export async function reached(response: Promise<Response>): Promise<Response> {
  try {
    const answer = await response;
    answered.set(true);
    return answer;
  } catch (error) {
    if (error instanceof TypeError) answered.set(false);
    throw error;
  }
}
