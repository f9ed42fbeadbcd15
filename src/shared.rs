//! A simulator that threads share: the only lock of the crate.

use std::sync::Arc;

use parking_lot::Mutex;

use crate::{Reply, Simulator};

/// A simulator that several threads send requests to. A clone is another handle on the same one.
///
/// Requests are read before the lock is taken and answers written after it is given back, so that only what
/// looks at the state or changes it waits. Each request is carried out as a whole: the outcome is that of
/// some order of the requests.
///
/// ```
/// use std::thread;
///
/// use ews_sim::operation::im_list::AddImGroup;
/// use ews_sim::{SharedSimulator, Simulator};
///
/// let ada = "ada@example.test";
/// let shared = SharedSimulator::new(Simulator::builder().mailbox(ada).build());
/// thread::scope(|scope| {
///     for number in 0..4 {
///         let shared = shared.clone();
///         scope.spawn(move || {
///             let request = AddImGroup { display_name: format!("Group {number}").into() };
///             shared.with(|simulator| simulator.call(ada, &request)).expect("there is room");
///         });
///     }
/// });
/// assert_eq!(shared.fork().mailbox(ada).unwrap().im_groups().count(), 7); // three are always there
/// ```
#[derive(Debug, Clone)]
pub struct SharedSimulator {
    simulator: Arc<Mutex<Simulator>>,
}

impl SharedSimulator {
    /// Shares a simulator.
    #[must_use]
    pub fn new(simulator: Simulator) -> Self {
        Self { simulator: Arc::new(Mutex::new(simulator)) }
    }

    /// Answers one request, as [`Simulator::handle`] does.
    #[must_use]
    pub fn handle(&self, caller: &str, request: &[u8]) -> Reply {
        let reader = self.simulator.lock().reader();
        let received = reader.read(request);
        let mut simulator = self.simulator.lock();
        if !reader.is_of(&simulator) {
            // Another simulator has been put in its place meanwhile, which may read requests otherwise.
            return simulator.handle(caller, request);
        }
        let outcome = simulator.transition(caller, received);
        drop(simulator);
        outcome.write(reader.settings())
    }

    /// Looks at the simulator, or changes it, while nobody else does.
    ///
    /// A closure that uses the same simulator through another handle waits for itself.
    pub fn with<T>(&self, work: impl FnOnce(&mut Simulator) -> T) -> T {
        work(&mut self.simulator.lock())
    }

    /// A simulator of one's own, with the state of this moment.
    #[must_use]
    pub fn fork(&self) -> Simulator {
        self.simulator.lock().clone()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn requests_are_read_and_answers_written_while_somebody_else_has_the_lock() {
        let shared = SharedSimulator::new(Simulator::builder().build());
        let reader = shared.simulator.lock().reader();
        let refused = shared.simulator.lock().transition("ada@example.test", reader.read(b"<a/>"));
        let locked = shared.simulator.lock();
        let (is_read, reply) = thread::scope(|scope| {
            let reading = scope.spawn(|| reader.read(b"<a/>").message.is_err());
            let writing = scope.spawn(|| refused.write(reader.settings()));
            (reading.join().expect("no panic"), writing.join().expect("no panic"))
        });
        drop(locked);
        assert!(is_read);
        assert_eq!(reply, shared.handle("ada@example.test", b"<a/>"));
    }
}
