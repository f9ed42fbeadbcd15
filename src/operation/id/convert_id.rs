//! `ConvertId`: the same id in another format.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidSmtpAddress` | the mailbox beside the id is no address |
//! | `ErrorNonExistentMailbox` | no mailbox has the address |
//! | `ErrorInvalidIdEmpty`, `ErrorInvalidIdMalformed` | the id is not one of its format |
//! | `ErrorInvalidId` | it is, but what it holds is no id of the store |
//!
//! It is arithmetic: nothing has to be there, nothing changes, and change keys take no part.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/convertid-operation>.

use super::format::{StoreObject, public_folder, public_folder_item};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Moniker, is_smtp_address};
use crate::operation::{BaseResponseMessage, Batch, BatchOperation, Context, Operation};
use crate::schema::{
    AlternateId, AlternateIdBase, AlternatePublicFolderId, AlternatePublicFolderItemId, AnyAlternateId,
    ConvertedId, IdFormat, NonEmptyArrayOfAlternateIds, ResponseMessage,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Asks for ids in another format.
    pub struct ConvertId: messages "ConvertIdType" {
        attributes {
            /// The format.
            destination_format: Required<IdFormat>,
        }
        elements {
            /// The ids, each in the format it names.
            source_ids: One<NonEmptyArrayOfAlternateIds>,
        }
    }
}

message! {
    /// An id for each id.
    pub struct ConvertIdResponse: messages "ConvertIdResponseType" extends BaseResponseMessage {}
}

message! {
    /// An id in the format that was asked for.
    pub struct ConvertIdResponseMessage: messages "ConvertIdResponseMessageType" extends ResponseMessage {
        elements {
            /// The id; absent beside an error.
            alternate_id: Opt<ConvertedId>,
        }
    }
}

impl Operation for ConvertId {
    const NAME: &'static str = "ConvertId";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007Sp1;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let format = self.destination_format;
        Batch::run(context, self.source_ids.alternate_ids, |context, id| {
            let converted = match id {
                AnyAlternateId::AlternateId(id) => AnyAlternateId::AlternateId(convert(context, id, format)?),
                AnyAlternateId::AlternatePublicFolderId(id) => {
                    AnyAlternateId::AlternatePublicFolderId(convert_folder(&id, format)?)
                }
                AnyAlternateId::AlternatePublicFolderItemId(id) => {
                    AnyAlternateId::AlternatePublicFolderItemId(convert_item(&id, format)?)
                }
            };
            Ok(ConvertIdResponseMessage { alternate_id: Some(ConvertedId(converted)) })
        })
    }
}

impl BatchOperation for ConvertId {
    type Response = ConvertIdResponse;
    type Payload = ConvertIdResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "ConvertIdResponseMessage";
}

/// The mailbox beside the id is looked at first; it stands in ids that name none.
fn convert(context: &Context<'_>, source: AlternateId, format: IdFormat) -> Result<AlternateId> {
    if !is_smtp_address(&source.mailbox) {
        return Err(Error::new(ResponseCode::ErrorInvalidSmtpAddress)
            .because(Rule::SmtpForm, Culprit::value("Mailbox", &*source.mailbox)));
    }
    let found = context.mailboxes.find(&context.directory.primary_address(&source.mailbox));
    let mailbox = found.ok_or_else(|| {
        Error::new(ResponseCode::ErrorNonExistentMailbox)
            .because(Rule::MailboxKnown, Culprit::value("Mailbox", &*source.mailbox))
    })?;
    let mailbox = Moniker::Guid(context.mailbox_at(mailbox).guid());
    let object = StoreObject::read(&source.id, source.base.format, &mailbox);
    let id = object.and_then(|object| object.write(format, &source.mailbox)).map_err(bad_id(&source.id))?;
    Ok(AlternateId { base: AlternateIdBase { format }, id, ..source })
}

fn convert_folder(source: &AlternatePublicFolderId, format: IdFormat) -> Result<AlternatePublicFolderId> {
    let folder_id =
        public_folder(&source.folder_id, source.base.format, format).map_err(bad_id(&source.folder_id))?;
    Ok(AlternatePublicFolderId { base: AlternateIdBase { format }, folder_id })
}

fn convert_item(
    source: &AlternatePublicFolderItemId,
    format: IdFormat,
) -> Result<AlternatePublicFolderItemId> {
    let folder = convert_folder(&source.folder, format)?;
    let item_id = public_folder_item(&source.item_id, source.folder.base.format, format, &source.folder)
        .map_err(bad_id(&source.item_id))?;
    Ok(AlternatePublicFolderItemId { folder, item_id })
}

/// Says of the error about an id what it is about.
fn bad_id(id: &str) -> impl Fn(Error) -> Error {
    let culprit = Culprit::value("Id", id);
    move |error| {
        let is_empty = error.code() == ResponseCode::ErrorInvalidIdEmpty;
        error.because(if is_empty { Rule::IdNotEmpty } else { Rule::IdForm }, culprit.clone())
    }
}
