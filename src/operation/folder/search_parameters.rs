//! What search folders look for, between the wire and the mailbox.
//!
//! Source: the how-to page on search folders; the remarks of the CreateFolder page.

use super::not_public;
use crate::finding::{Culprit, Rule};
use crate::mailbox::Mailbox;
use crate::mailbox::search::{SearchFolderTraversal, SearchParameters};
use crate::mailboxes::MailboxRef;
use crate::operation::{Context, FolderRole};
use crate::property::PropertyValue;
use crate::schema::{
    self, BaseFolderId, FieldUri, NonEmptyArrayOfBaseFolderIds, Operand, Path, SearchExpression,
};
use crate::{Error, ResponseCode, Result};

/// What a search folder looks for as it is answered: its base folders by their ids, however they were named.
///
/// A base folder that has been deleted since still has an id; only that there is at least one is said by the
/// schema.
pub(in crate::operation) fn search_parameters_of(
    mailbox: &Mailbox,
    parameters: &SearchParameters,
) -> PropertyValue {
    let folder_ids = parameters.base_folders().iter();
    let folder_ids = folder_ids.map(|key| BaseFolderId::FolderId(mailbox.short_folder_id(*key)));
    let mut expression = parameters.expression().clone();
    make_canonical(&mut expression);
    PropertyValue::SearchParameters(Box::new(schema::SearchParameters {
        traversal: Some(match parameters.traversal() {
            SearchFolderTraversal::Shallow => schema::SearchFolderTraversal::Shallow,
            SearchFolderTraversal::Deep => schema::SearchFolderTraversal::Deep,
        }),
        restriction: schema::Restriction { expression },
        base_folder_ids: NonEmptyArrayOfBaseFolderIds { folder_ids: folder_ids.collect() },
    }))
}

/// Puts the path a server keeps in the place of one that leads to the same property.
fn make_canonical(expression: &mut SearchExpression) {
    use SearchExpression as E;
    match expression {
        E::And(and) => and.operands.expressions.iter_mut().for_each(make_canonical),
        E::Or(or) => or.operands.expressions.iter_mut().for_each(make_canonical),
        E::Near(near) => near.operands.expressions.iter_mut().for_each(make_canonical),
        E::Not(not) => make_canonical(&mut not.expression),
        E::Exists(exists) => rename(&mut exists.path),
        E::Excludes(excludes) => rename(&mut excludes.path),
        E::Contains(contains) => rename(&mut contains.path),
        E::IsEqualTo(schema::IsEqualTo { operands })
        | E::IsNotEqualTo(schema::IsNotEqualTo { operands })
        | E::IsGreaterThan(schema::IsGreaterThan { operands })
        | E::IsGreaterThanOrEqualTo(schema::IsGreaterThanOrEqualTo { operands })
        | E::IsLessThan(schema::IsLessThan { operands })
        | E::IsLessThanOrEqualTo(schema::IsLessThanOrEqualTo { operands }) => {
            rename(&mut operands.path);
            if let Operand::Path(other) = &mut operands.field_uri_or_constant.operand {
                rename(other);
            }
        }
    }
}

fn rename(path: &mut Path) {
    if *path == Path::from(FieldUri::of("calendar:Organizer")) {
        *path = FieldUri::of("message:From").into();
    }
}

/// What a request tells a search folder of a mailbox to look for.
///
/// # Errors
///
/// Those of [`SearchParameters::new`]; those of ids, `ErrorFolderNotFound` for a base folder that is not
/// there, and `ErrorEmailAddressMismatch` for one of another mailbox.
pub(super) fn read_search_parameters(
    context: &Context<'_>,
    parameters: schema::SearchParameters,
    mailbox: MailboxRef,
) -> Result<SearchParameters> {
    let base_folders = parameters.base_folder_ids.folder_ids.iter().map(|id| {
        let code = ResponseCode::ErrorInvalidFolderTypeForOperation;
        let target = context.folder_target(id, FolderRole::Searched);
        let target = target.map_err(not_public(code))?;
        if target.mailbox != mailbox {
            return Err(Error::new(ResponseCode::ErrorEmailAddressMismatch)
                .because(Rule::FolderSearchesAtHome, Culprit::element("BaseFolderIds")));
        }
        Ok(target.folder)
    });
    let base_folders = base_folders.collect::<Result<_>>()?;
    let traversal = match parameters.traversal {
        None | Some(schema::SearchFolderTraversal::Shallow) => SearchFolderTraversal::Shallow,
        Some(schema::SearchFolderTraversal::Deep) => SearchFolderTraversal::Deep,
    };
    SearchParameters::new(traversal, parameters.restriction.expression, base_folders, context.time_zone())
}
