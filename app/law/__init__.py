"""What the law and official calendars say, as rows of data that come with the service."""
