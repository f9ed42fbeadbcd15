//! `CreateFolderPath`: makes folders each in the one before it, as far as they are not there yet.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorParentFolderNotFound` | the parent is gone, or the folder before has not been made |
//! | `ErrorInvalidOperation` | the parent is a public folder |
//! | any other | as [`CreateFolder`](super::CreateFolder) |
//!
//! A folder of the name that is there already is answered as if it had been made, whatever else the request
//! says of it; no document says so, but a path could not share its start with another one otherwise.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createfolderpath-operation>

use super::new_folder::read_new_folder;
use super::{FolderInfoResponseMessage, not_public};
use crate::finding::{Culprit, Rule};
use crate::mailbox::Folder;
use crate::message;
use crate::operation::shape::FolderShape;
use crate::operation::{
    BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::property::FolderObject;
use crate::schema::{DefaultShapeNames, NonEmptyArrayOfFolders, TargetFolderId};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

message! {
    /// Makes folders, each in the one before it.
    pub struct CreateFolderPath: messages "CreateFolderPathType" {
        elements {
            /// The folder the first one will lie in.
            parent_folder_id: One<TargetFolderId>,
            /// The folders, the outermost first.
            relative_folder_path: One<NonEmptyArrayOfFolders>,
        }
    }
}

message! {
    /// Each folder of the path.
    pub struct CreateFolderPathResponse: messages "CreateFolderPathResponseType"
        extends BaseResponseMessage {}
}

impl Operation for CreateFolderPath {
    const NAME: &'static str = "CreateFolderPath";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let shape = FolderShape::of_base(DefaultShapeNames::Default, context);
        let parent = context.target_folder(&self.parent_folder_id, FolderRole::Parent);
        let mut parent = parent.map_err(not_public(ResponseCode::ErrorInvalidOperation));
        Batch::run(context, self.relative_folder_path.folders, |context, folder| {
            let outcome = parent.clone().and_then(|parent| context.step_into(parent, folder));
            if parent.is_ok() {
                parent = outcome.clone().map_err(|_| not_made());
            }
            context.shown(outcome?, &shape)
        })
    }
}

impl BatchOperation for CreateFolderPath {
    type Response = CreateFolderPathResponse;
    type Payload = FolderInfoResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "CreateFolderPathResponseMessage";

    fn payload_of_error() -> Option<FolderInfoResponseMessage> {
        Some(FolderInfoResponseMessage::of([]))
    }
}

/// The error for a folder after one that has not been made.
#[cold]
fn not_made() -> Error {
    let culprit = Culprit::element("RelativeFolderPath");
    Error::new(ResponseCode::ErrorParentFolderNotFound).because(Rule::FolderPathHolds, culprit)
}

impl Context<'_> {
    /// The folder of that name in another one, made if it is not there.
    fn step_into(&mut self, parent: FolderTarget, folder: FolderObject) -> Result<FolderTarget> {
        let new = read_new_folder(self, folder.clone(), parent.mailbox)?;
        let there = new.display_name.as_deref().and_then(|name| {
            let mailbox = self.mailbox_at(parent.mailbox);
            mailbox.child_named(parent.folder, name).map(Folder::key)
        });
        match there.filter(|there| self.sees_folder(parent.mailbox, *there)) {
            Some(folder) => Ok(FolderTarget { folder, change_key: None, ..parent }),
            None => self.make_folder(parent, folder),
        }
    }
}
