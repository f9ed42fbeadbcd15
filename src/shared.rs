//! A simulator that threads share: the only lock of the crate.

use std::sync::Arc;

use parking_lot::Mutex;

use crate::operation::REQUESTS;
use crate::{Reply, Simulator, wire};

/// A simulator that several threads send requests to. A clone is another handle on the same one.
///
/// Requests are read before the lock is taken, so that only what looks at the state or changes it waits.
/// Each request is carried out as a whole: the outcome is that of some order of the requests.
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
/// assert_eq!(shared.fork().mailbox(ada).unwrap().im_groups().count(), 5); // Favorites is always there
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
        let settings = Arc::clone(&self.simulator.lock().settings);
        let read = wire::parse(request, &REQUESTS, &settings.request_options());
        let mut simulator = self.simulator.lock();
        match read {
            Ok(document) => simulator.answer(caller, &document),
            Err(rejection) => simulator.reject(rejection),
        }
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
