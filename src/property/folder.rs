//! The properties of folders.

use super::table::properties;
use super::types::*;
use crate::mailbox;
use crate::schema::*;

properties! {
    /// What every folder has (`t:BaseFolderType`).
    pub enum BaseFolderProperty in BaseFolder {
        FolderId: FolderId, "folder:FolderId", [ALL | FIND];
        ParentFolderId: FolderId, "folder:ParentFolderId", [ALL | FIND];
        FolderClass: String, "folder:FolderClass", [ALL | FIND | SET | SEARCH], tag 0x3613 String;
        DisplayName: String, "folder:DisplayName", [ALL | FIND | SET | SEARCH], tag 0x3001 String;
        TotalCount: i32, "folder:TotalCount", [ALL | FIND | SEARCH], tag 0x3602 Integer;
        ChildFolderCount: i32, "folder:ChildFolderCount", [ALL | FIND | SEARCH], tag 0x6638 Integer;
        ExtendedProperty: ExtendedProperty, -, [FIND | SET | DELETE | SEARCH | MANY];
        ManagedFolderInformation: Opaque<ManagedFolderInformation>, "folder:ManagedFolderInformation",
            [ALL | FIND];
        EffectiveRights: EffectiveRights, "folder:EffectiveRights", [ALL | FIND], since Exchange2007Sp1;
        DistinguishedFolderId: mailbox::DistinguishedFolderId, "folder:DistinguishedFolderId",
            [FIND | CREATE], since Exchange2013;
        PolicyTag: RetentionTag, "folder:PolicyTag", [FIND | SET | DELETE],
            tag 0x3019 Binary, since Exchange2013;
        ArchiveTag: RetentionTag, "folder:ArchiveTag", [FIND | SET | DELETE],
            tag 0x3018 Binary, since Exchange2013;
        ReplicaList: ArrayOfStrings, "folder:ReplicaList", [NONE], since Exchange2016;
    }
}

properties! {
    /// What mail, tasks and search folders have (`t:FolderType`).
    pub enum FolderProperty in Folder {
        PermissionSet: PermissionSet, "folder:PermissionSet", [ALL_2010 | SET | DELETE],
            since Exchange2007Sp1;
        UnreadCount: i32, "folder:UnreadCount", [ALL | FIND | SEARCH], tag 0x3603 Integer;
    }
}

properties! {
    /// What calendar folders have (`t:CalendarFolderType`).
    pub enum CalendarFolderProperty in CalendarFolder {
        SharingEffectiveRights: CalendarPermissionReadAccess, "folder:SharingEffectiveRights", [ALL],
            since Exchange2010;
        PermissionSet: CalendarPermissionSet, "folder:PermissionSet", [ALL_2010 | SET | DELETE],
            since Exchange2007Sp1;
    }
}

properties! {
    /// What contacts folders have (`t:ContactsFolderType`).
    pub enum ContactsFolderProperty in ContactsFolder {
        SharingEffectiveRights: PermissionReadAccess, "folder:SharingEffectiveRights", [ALL],
            since Exchange2010;
        PermissionSet: PermissionSet, "folder:PermissionSet", [ALL_2010 | SET | DELETE],
            since Exchange2007Sp1;
        SourceId: String, -, [NONE], since Exchange2016;
        AccountName: String, -, [NONE], since Exchange2016;
    }
}

properties! {
    /// What search folders have (`t:SearchFolderType`).
    pub enum SearchFolderProperty in SearchFolder {
        SearchParameters: SearchParameters, "folder:SearchParameters", [ALL | SET];
    }
}
