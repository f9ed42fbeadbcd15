//! What has changed between two states of a simulator.
//!
//! ```
//! use ews_sim::Simulator;
//! use ews_sim::double::diff;
//! use ews_sim::operation::im_list::AddImGroup;
//!
//! let ada = "ada@example.test";
//! let mut simulator = Simulator::builder().mailbox(ada).build();
//! let before = simulator.clone();
//! simulator.call(ada, &AddImGroup { display_name: "Work".into() })?;
//! let changes = diff(&before, &simulator);
//! assert_eq!(
//!     changes.to_string(),
//!     "ada@example.test: next counter: 515 became 516\n\
//!      ada@example.test: Contacts/{A9E2BC46-B3A0-4243-B315-60D991004455}: TotalCount: 3 became 4\n\
//!      ada@example.test: IM group \"Work\": added\n",
//! );
//! # Ok::<(), ews_sim::Error>(())
//! ```

mod change;
mod item;
mod mailbox;
mod world;

pub use self::change::{Change, Diff, Event, Subject};

use crate::Simulator;

/// What is different in the second of two states, in this order: the simulator, its directory and rights,
/// then each mailbox with its folders and what lies in them, then what was sent.
///
/// It is empty exactly when nothing of this is different. What a test has asked for (faults, acts of others,
/// a journal, operations of its own) is no state of a server and does not count.
///
/// An item that has left one folder and one of the same kind, name and time of creation that has come to
/// another are told as one that has moved.
#[must_use]
pub fn diff(before: &Simulator, after: &Simulator) -> Diff {
    let mut changes = Changes::default();
    changes.compare(before, after);
    if changes.all.is_empty() && !is_same_server(before, after) {
        changes.tell(None, Subject::Simulator, Event::Touched);
    }
    Diff { changes: changes.all }
}

fn is_same_server(before: &Simulator, after: &Simulator) -> bool {
    let Simulator { settings, directory, rights, mailboxes, servers, now, double: _, hooks: _ } = before;
    (settings, directory, rights) == (&after.settings, &after.directory, &after.rights)
        && (mailboxes, servers, now) == (&after.mailboxes, &after.servers, &after.now)
}

/// Changes as they are found.
#[derive(Default)]
struct Changes {
    all: Vec<Change>,
}

impl Changes {
    fn tell(&mut self, mailbox: Option<&str>, subject: Subject, event: Event) {
        self.all.push(Change { mailbox: mailbox.map(str::to_owned), subject, event });
    }

    /// Tells of a value unless it has stayed the same.
    fn tell_value(
        &mut self,
        mailbox: Option<&str>,
        subject: &Subject,
        property: &str,
        (before, after): (Option<String>, Option<String>),
    ) {
        if before != after {
            let property = property.to_owned();
            self.tell(mailbox, subject.clone(), Event::Changed { property, before, after });
        }
    }
}
