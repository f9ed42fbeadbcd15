//! A private extension of EWS in about thirty lines: an operation that no server has, declared as the crate
//! declares its own. It is validated, dispatched, answered and read like any other.

use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, NewItem};
use ews_sim::operation::{Context, Operation};
use ews_sim::property::{ItemKind, ItemProperty};
use ews_sim::schema::ResponseMessage;
use ews_sim::wire::ExchangeVersion;
use ews_sim::{Error, ResponseCode, Result, Simulator, message};

message! {
    /// Asks how many items in the Inbox have a word in their subject.
    pub struct CountSubjects: messages "CountSubjectsType" {
        attributes {
            /// Whether case counts. Default: it does.
            ignore_case: Optional<bool>,
        }
        elements {
            /// The word.
            word: One<String>,
        }
    }
}

message! {
    /// Says how many there are.
    pub struct CountSubjectsResponse: messages "CountSubjectsResponseMessageType" extends ResponseMessage {
        elements {
            /// How many; a refusal does not say.
            count: Opt<i32>,
        }
    }
}

impl Operation for CountSubjects {
    const NAME: &'static str = "CountSubjects";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<CountSubjectsResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        if self.word.is_empty() {
            return Err(Error::new(ResponseCode::ErrorInvalidArgument).with_text("Which word?"));
        }
        let mailbox = context.mailbox()?;
        let inbox = mailbox.distinguished_folder(DistinguishedFolderId::Inbox);
        let inbox = inbox.ok_or(ResponseCode::ErrorFolderNotFound)?.key();
        let fold = |text: &str| {
            if self.ignore_case == Some(true) { text.to_lowercase() } else { text.to_owned() }
        };
        let word = fold(&self.word);
        let subjects =
            mailbox.items_in(inbox).filter_map(|item| item.properties().text(ItemProperty::Subject));
        let count = subjects.filter(|subject| fold(subject).contains(&word)).count();
        Ok(CountSubjectsResponse { count: i32::try_from(count).ok() })
    }
}

fn main() -> Result<()> {
    let ada = "ada@example.test";
    let mut simulator = Simulator::builder().mailbox(ada).build();
    simulator.add_operation::<CountSubjects>();
    for subject in ["Lunch", "Lunch tomorrow", "No lunch"] {
        simulator.seed(ada, |mailbox, now| {
            let message = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, subject);
            mailbox.create_item(FolderKey::INBOX, message, now)
        })?;
    }
    for ignore_case in [None, Some(true)] {
        let request = CountSubjects { word: "lunch".into(), ignore_case };
        println!("{ignore_case:?}: {:?}", simulator.call(ada, &request)?.count);
    }
    let refused = simulator.call(ada, &CountSubjects { word: String::new(), ignore_case: None });
    println!("{}", refused.expect_err("there is no word"));
    Ok(())
}
