/** Whoever can be sent something. */
type Subscriber<Message> = { send(message: Message): void };

/** Fans messages out by topic, within one process. */
export class Hub<Message> {
  readonly #topics = new Map<string, Set<Subscriber<Message>>>();

  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** Returns how to stop. */
  subscribe(topic: string, subscriber: Subscriber<Message>): () => void {
    const subscribers = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, subscribers);
    subscribers.add(subscriber);
    return () => {
      subscribers.delete(subscriber);
      if (subscribers.size === 0 && this.#topics.get(topic) === subscribers) this.#topics.delete(topic);
    };
  }

  publish(topic: string, message: Message): void {
    for (const subscriber of this.#topics.get(topic) ?? []) subscriber.send(message);
  }
}
