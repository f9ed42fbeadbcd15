//! `SetImListMigrationCompleted`: notes whether the IM contacts have been migrated to the server.
//!
//! It refuses nothing of its own and changes nothing but a flag, which `Mailbox::im_list_migrated` shows.
//!
//! Source: [MS-OXWSCOS] 3.1.4.13,
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/setimlistmigrationcompleted>

use crate::operation::{Context, Operation};
use crate::schema::ResponseMessage;
use crate::wire::ExchangeVersion;
use crate::{Result, message};

message! {
    /// Notes the state of the migration.
    pub struct SetImListMigrationCompleted: messages "SetImListMigrationCompletedType" {
        elements {
            /// Whether the contacts have been migrated.
            im_list_migration_completed: One<bool>,
        }
    }
}

message! {
    /// Says that it has been noted.
    pub struct SetImListMigrationCompletedResponse:
        messages "SetImListMigrationCompletedResponseMessageType" extends ResponseMessage {}
}

impl Operation for SetImListMigrationCompleted {
    const NAME: &'static str = "SetImListMigrationCompleted";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<SetImListMigrationCompletedResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        context.mailbox_mut()?.set_im_list_migrated(self.im_list_migration_completed);
        Ok(SetImListMigrationCompletedResponse {})
    }
}
