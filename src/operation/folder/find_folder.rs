//! `FindFolder`: finds the folders below others.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorItemNotFound`, `ErrorFolderNotFound` | the parent is not there, by id or by name |
//! | `ErrorInvalidPagingMaxRows` and its relatives | the page is none |
//! | `ErrorInvalidPropertyRequest` | a property is asked for that no folder has |
//! | `ErrorInvalidPropertyForOperation` | a property is asked for that only GetFolder answers |
//! | `ErrorUnsupportedPathForQuery` and its relatives | folders cannot be searched for that |
//! | `ErrorExceededFindCountLimit`, `ErrorServerBusy` | too many folders have been found |
//! | `ErrorInvalidOperation` | a deep search below a public folder |
//!
//! A folder that the caller cannot see is left out. Folders that are deleted cannot be found: nothing is
//! found by the traversal `SoftDeleted`.
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation>;
//! MS-OXWSSRCH 3.1.4.1.

use super::not_public;
use crate::mailbox::{Folder, SearchedFolder};
use crate::message;
use crate::operation::shape::{FolderPurpose, FolderShape};
use crate::operation::{
    BaseResponseMessage, Batch, BatchOperation, Context, FolderRole, FolderTarget, Operation,
};
use crate::schema::{
    ArrayOfFolders, BaseFolderId, FindFolderParent, FolderQueryTraversal, FolderResponseShape, FolderView,
    NonEmptyArrayOfBaseFolderIds, ResponseMessage, Restriction,
};
use crate::search::{self, Combination, FindCountLimit, Page, Scope, View};
use crate::wire::ExchangeVersion;
use crate::{ResponseCode, Result};

message! {
    /// Looks for folders.
    pub struct FindFolder: messages "FindFolderType" {
        attributes {
            /// How far to look.
            traversal: Required<FolderQueryTraversal>,
        }
        elements {
            /// Which of their properties to show.
            folder_shape: One<FolderResponseShape>,
            /// Which of them to show.
            view: Opt<FolderView> => branches,
            /// What they have to be like.
            restriction: Opt<Restriction>,
            /// Below which folders to look.
            parent_folder_ids: One<NonEmptyArrayOfBaseFolderIds>,
        }
    }
}

message! {
    /// What has been found below each folder.
    pub struct FindFolderResponse: messages "FindFolderResponseType" extends BaseResponseMessage {}
}

message! {
    /// What has been found below one folder.
    pub struct FindFolderResponseMessage: messages "FindFolderResponseMessageType" extends ResponseMessage {
        elements {
            /// The folders, and what page of them this is; absent beside an error.
            root_folder: Opt<FindFolderParent>,
        }
    }
}

impl Operation for FindFolder {
    const NAME: &'static str = "FindFolder";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Batch<Self>;

    fn execute(self, context: &mut Context<'_>) -> Batch<Self> {
        let find = Find::new(&self, context);
        Batch::run(context, &self.parent_folder_ids.folder_ids, |context, id| {
            let parent = self.parent(context, id)?;
            let find = find.as_ref().map_err(Clone::clone)?;
            let root_folder = find.run(context, parent, self.traversal)?;
            Ok(FindFolderResponseMessage { root_folder: Some(root_folder) })
        })
    }
}

impl BatchOperation for FindFolder {
    type Response = FindFolderResponse;
    type Payload = FindFolderResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "FindFolderResponseMessage";
}

impl FindFolder {
    fn parent(&self, context: &Context<'_>, id: &BaseFolderId) -> Result<FolderTarget> {
        let parent = context.folder_target(id, FolderRole::Subject);
        match self.traversal {
            FolderQueryTraversal::Deep => parent.map_err(not_public(ResponseCode::ErrorInvalidOperation)),
            _ => parent,
        }
    }
}

/// What does not depend on the parent, checked in the order in which servers do.
struct Find {
    view: View,
    shape: FolderShape,
    restriction: Option<search::Restriction>,
}

impl Find {
    fn new(request: &FindFolder, context: &Context<'_>) -> Result<Self> {
        let prepare = |restriction: &Restriction| {
            search::Restriction::new(&restriction.expression, Scope::Folders, context.time_zone())
        };
        Ok(Self {
            view: View::of_folders(request.view.as_ref())?,
            shape: FolderShape::new(&request.folder_shape, FolderPurpose::Find, context)?,
            restriction: request.restriction.as_ref().map(prepare).transpose()?,
        })
    }

    fn run(
        &self,
        context: &Context<'_>,
        parent: FolderTarget,
        traversal: FolderQueryTraversal,
    ) -> Result<FindFolderParent> {
        let mailbox = context.mailbox_at(parent.mailbox);
        let is_meant = |folder: &&Folder| {
            context.sees_folder(parent.mailbox, folder.key())
                && self
                    .restriction
                    .as_ref()
                    .is_none_or(|restriction| restriction.matches(&SearchedFolder { mailbox, folder }))
        };
        let found: Vec<_> = match traversal {
            FolderQueryTraversal::Shallow => mailbox.children_of(parent.folder).filter(is_meant).collect(),
            FolderQueryTraversal::Deep => mailbox.descendants_of(parent.folder).filter(is_meant).collect(),
            FolderQueryTraversal::SoftDeleted => Vec::new(),
        };
        let with = Combination { has_restriction: self.restriction.is_some(), ..Combination::default() };
        let (policies, profile) = (mailbox.policies(), context.settings().profile);
        let limit = FindCountLimit::new(policies, profile, context.version(), with);
        let page = self.view.page(found.len(), None, limit)?;
        let rows = found[page.rows.clone()].iter();
        let folders = rows.map(|folder| self.shape.show(context, parent.mailbox, folder));
        let folders = ArrayOfFolders { folders: folders.collect::<Result<_>>()? };
        Ok(root_folder(&page, folders))
    }
}

fn root_folder(page: &Page, folders: ArrayOfFolders) -> FindFolderParent {
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    FindFolderParent {
        indexed_paging_offset: page.indexed_paging_offset.map(number),
        numerator_offset: page.numerator_offset.map(number),
        absolute_denominator: page.absolute_denominator.map(number),
        total_items_in_view: Some(number(page.total_items_in_view)),
        includes_last_item_in_range: Some(page.includes_last_item_in_range),
        folders: Some(folders),
    }
}
